/**
 * Information elements: what the numbers in a shape mean. Data, not code: one CSV a private enterprise number.
 *
 * <p>Decoding never asks; only rendering and filters do. So a better dictionary also names what was journaled before.
 */
package dev.weir.flow.ie;
