/**
 * What a sink is: something that follows the journal at its own pace and takes flow batches elsewhere.
 *
 * <p>Each sink has one thread and one saved position. Nothing here knows how flows are received or decoded.
 */
package dev.weir.sink;
