package dev.weir.collector.netstat.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.collector.netstat.socket.InternetSocket;
import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketState;
import dev.weir.collector.netstat.socket.SocketView;
import dev.weir.collector.netstat.socket.SocketVisitor;
import dev.weir.collector.netstat.socket.TcpInfoField;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DumpReaderTest implements SocketVisitor {
    private static final byte[] NONE = {};

    private final List<InternetSocket> sockets = new ArrayList<>();
    private final List<Map<TcpInfoField, Long>> infos = new ArrayList<>();
    private final DumpReader reader = new DumpReader();

    @Override
    public void onSocket(SocketView socket) {
        sockets.add(InternetSocket.copyOf(socket));
        final Map<TcpInfoField, Long> info = new EnumMap<>(TcpInfoField.class);
        for (TcpInfoField field : TcpInfoField.values()) {
            info.put(field, socket.tcpInfo(field));
        }
        infos.add(info);
    }

    @Override
    public void onRestart() {
        throw new AssertionError("a reader does not restart by itself");
    }

    @BeforeEach
    void begin() {
        reader.restart(this);
        reader.begin(SocketProtocol.TCP, DiagBytes.SEQUENCE);
    }

    @Test
    void an_ipv4_socket_is_read_with_all_its_fields() throws NetlinkException {
        assertThat(reader.read(new DiagBytes().socket(1, 40000, 99, NONE).buffer()))
                .isFalse();
        final InternetSocket socket = sockets.get(0);
        assertThat(socket.protocol()).isEqualTo(SocketProtocol.TCP);
        assertThat(socket.ipv6()).isFalse();
        assertThat(socket.state()).isEqualTo(SocketState.ESTABLISHED);
        assertThat(socket.local().addressText()).isEqualTo("192.0.2.1");
        assertThat(socket.local().port()).isEqualTo(80);
        assertThat(socket.remote().addressText()).isEqualTo("198.51.100.2");
        assertThat(socket.remote().port()).isEqualTo(40000);
        assertThat(socket.queues()).isEqualTo(new InternetSocket.Queues(11, 12));
        assertThat(socket.uid()).isEqualTo(1000);
        assertThat(socket.inode()).isEqualTo(4711);
        assertThat(socket.cookie()).isEqualTo(99);
        assertThat(infos.get(0).values()).containsOnly(SocketView.UNKNOWN);
    }

    @Test
    void an_ipv6_socket_is_read() throws NetlinkException {
        reader.read(new DiagBytes().socket6(10, 5).buffer());
        assertThat(sockets).hasSize(1);
        assertThat(sockets.get(0).ipv6()).isTrue();
        assertThat(sockets.get(0).state()).isEqualTo(SocketState.LISTEN);
        assertThat(sockets.get(0).local().addressText()).isEqualTo("2001:db8::1");
        assertThat(sockets.get(0).remote().isAny()).isTrue();
    }

    @Test
    void a_request_without_a_socket_is_shown_as_syn_recv() throws NetlinkException {
        reader.read(new DiagBytes().socket(12, 1, 1, NONE).buffer());
        assertThat(sockets).extracting(InternetSocket::state).containsExactly(SocketState.SYN_RECV);
    }

    @Test
    void a_state_that_is_not_known_is_left_out() throws NetlinkException {
        reader.read(new DiagBytes()
                .socket(13, 1, 1, NONE)
                .socket(99, 1, 2, NONE)
                .socket(-1, 1, 3, NONE)
                .buffer());
        assertThat(sockets).isEmpty();
    }

    @Test
    void a_socket_that_comes_twice_is_shown_once_and_counted() throws NetlinkException {
        reader.read(new DiagBytes()
                .socket(1, 1, 42, NONE)
                .socket(4, 1, 42, NONE)
                .socket(1, 2, 43, NONE)
                .buffer());
        assertThat(sockets).hasSize(2);
        assertThat(reader.sockets()).isEqualTo(2);
        assertThat(reader.duplicates()).isEqualTo(1);
    }

    @Test
    void the_dump_ends_with_done() throws NetlinkException {
        assertThat(reader.read(new DiagBytes().socket(1, 1, 1, NONE).done(0).buffer()))
                .isTrue();
    }

    @Test
    void a_dump_that_ends_with_an_error_fails() {
        assertThatThrownBy(() -> reader.read(new DiagBytes().done(-105).buffer()))
                .isInstanceOfSatisfying(
                        NetlinkException.class, e -> assertThat(e.errno()).isEqualTo(105));
    }

    @Test
    void a_refusal_tells_the_error_number() {
        assertThatThrownBy(() -> reader.read(new DiagBytes().error(-2).buffer()))
                .isInstanceOfSatisfying(
                        NetlinkException.class, e -> assertThat(e.errno()).isEqualTo(2));
    }

    @Test
    void an_interrupted_dump_is_known_as_such() throws NetlinkException {
        assertThat(reader.isConsistent()).isTrue();
        reader.read(new DiagBytes().header(16, 1, 0x10, DiagBytes.SEQUENCE).buffer());
        assertThat(reader.isConsistent()).isFalse();
    }

    @Test
    void answers_to_another_request_are_passed_over() throws NetlinkException {
        reader.begin(SocketProtocol.TCP, DiagBytes.SEQUENCE + 1);
        assertThat(reader.read(new DiagBytes().socket(1, 1, 1, NONE).done(0).buffer()))
                .isFalse();
        assertThat(sockets).isEmpty();
    }

    @Test
    void tcp_info_is_read_as_far_as_the_kernel_gives_it() throws NetlinkException {
        final ByteBuffer info = ByteBuffer.allocate(128).order(ByteOrder.nativeOrder());
        info.putInt(68, 25_000).putInt(72, 12_000).putInt(100, 3).putLong(120, 1L << 40);
        final byte[] attributes = concat(DiagBytes.attribute(8, new byte[1]), DiagBytes.attribute(2, info.array()));
        reader.read(new DiagBytes().socket(1, 1, 1, attributes).buffer());
        assertThat(infos.get(0))
                .containsEntry(TcpInfoField.RTT, 25_000L)
                .containsEntry(TcpInfoField.RTT_VARIANCE, 12_000L)
                .containsEntry(TcpInfoField.TOTAL_RETRANSMITS, 3L)
                .containsEntry(TcpInfoField.BYTES_ACKED, 1L << 40)
                .containsEntry(TcpInfoField.BYTES_RECEIVED, SocketView.UNKNOWN)
                .containsEntry(TcpInfoField.BYTES_SENT, SocketView.UNKNOWN);
    }

    @Test
    void an_attribute_that_is_longer_than_its_message_ends_the_attributes() throws NetlinkException {
        final byte[] attribute = DiagBytes.attribute(2, new byte[280]);
        ByteBuffer.wrap(attribute).order(ByteOrder.nativeOrder()).putShort(0, (short) 4000);
        reader.read(new DiagBytes().socket(1, 1, 1, attribute).buffer());
        assertThat(infos.get(0).values()).containsOnly(SocketView.UNKNOWN);
    }

    @Test
    void bytes_cut_anywhere_are_whole_messages_or_refused() {
        final byte[] whole = new DiagBytes()
                .socket(1, 1, 1, DiagBytes.attribute(2, new byte[230]))
                .socket6(10, 2)
                .done(0)
                .array();
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
            begin();
            refused += isRefused(Arrays.copyOf(whole, length)) ? 1 : 0;
        }
        // Only the cuts behind the first and the second message leave whole messages.
        assertThat(refused).isEqualTo(whole.length - 2);
    }

    @Test
    void any_bytes_are_read_without_another_exception() {
        final Random random = new Random(5);
        final byte[] whole = new DiagBytes()
                .socket(1, 1, 1, concat(DiagBytes.attribute(7, new byte[9]), DiagBytes.attribute(2, new byte[230])))
                .socket6(10, 2)
                .error(0)
                .done(0)
                .array();
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            final byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int i = 0; i < bytes.length && i <= random.nextInt(8); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            begin();
            refused += isRefused(bytes) ? 1 : 0;
        }
        assertThat(refused).isBetween(10_000, 19_999);
    }

    private boolean isRefused(byte[] bytes) {
        try {
            reader.read(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()));
            return false;
        } catch (NetlinkException refused) {
            return true;
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        final byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
