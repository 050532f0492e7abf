package dev.weir.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * The same promise as {@link ExportFuzzTest}, for a fuzzer that watches which branches its datagrams reach. In the
 * normal build it only runs the committed inputs; {@code JAZZER_FUZZ=1 mvn test -pl decoders -Dtest=ExportJazzerTest}
 * looks for new ones. An input holds several datagrams, each with its length in two octets before it, so that templates
 * and what waits for them are part of the game.
 */
class ExportJazzerTest {
    @FuzzTest(maxDuration = "60s")
    void no_datagram_throws_and_the_books_close(byte[] input) {
        final TestShard shard = new TestShard();
        int position = 0;
        while (position + 2 <= input.length) {
            final int announced = (input[position] & 0xff) << 8 | input[position + 1] & 0xff;
            final int length = Math.min(announced, input.length - position - 2);
            shard.receive(input, position + 2, length);
            position += 2 + length;
        }
        shard.assertBooksClose();
    }
}
