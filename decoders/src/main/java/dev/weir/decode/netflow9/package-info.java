/**
 * NetFlow version 9 (RFC 3954): a header of 20 octets and sets, walked by their lengths; the header's count bounds
 * nothing, for many exporters do not mean it.
 */
package dev.weir.decode.netflow9;
