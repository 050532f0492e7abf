/**
 * Fixtures that the tests of every module share: hand-made datagrams. Published as the test jar of the decoders.
 *
 * <p>Nothing here uses the code under test: layouts are written down a second time, from the protocols' documents.
 */
package dev.weir.testing;
