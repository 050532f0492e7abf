package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportPayloadTest {
    @Test
    void files_of_messages_are_cut_as_the_manifest_says() throws IOException {
        for (Map<String, Object> entry : SharedCaptures.ofForm("raw-concatenated")) {
            final Object expected = JsonTree.object(entry.get("expected")).get("datagrams");
            assertThat(ExportPayload.read(SharedCaptures.directory(), entry))
                    .as(entry.get("file").toString())
                    .hasSize((int) JsonTree.number(expected));
        }
    }
}
