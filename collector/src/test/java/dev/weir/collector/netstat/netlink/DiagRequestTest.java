package dev.weir.collector.netstat.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketState;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DiagRequestTest {
    private final DiagRequest request = new DiagRequest();

    @Test
    void the_request_is_the_kernels_struct() {
        final ByteBuffer bytes =
                request.dump(SocketProtocol.TCP, DiagRequest.AF_INET6, SocketState.LISTEN.bit(), true, 77);
        assertThat(bytes.limit()).isEqualTo(72);
        assertThat(bytes.getInt(0)).isEqualTo(72);
        assertThat(bytes.getShort(4)).isEqualTo((short) 20);
        assertThat(bytes.getShort(6)).isEqualTo((short) 0x301);
        assertThat(bytes.getInt(8)).isEqualTo(77);
        assertThat(bytes.get(16)).isEqualTo((byte) 10);
        assertThat(bytes.get(17)).isEqualTo((byte) 6);
        assertThat(bytes.get(18)).isEqualTo((byte) 2);
        assertThat(bytes.getInt(20)).isEqualTo(1 << 10);
        assertThat(bytes.getLong(56)).isZero();
        assertThat(bytes.getLong(64)).isEqualTo(-1);
    }

    @Test
    void tcp_info_is_asked_of_tcp_only() {
        assertThat(request.dump(SocketProtocol.UDP, DiagRequest.AF_INET, SocketState.ALL, true, 1)
                        .get(18))
                .isZero();
    }
}
