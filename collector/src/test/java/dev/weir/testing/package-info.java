/** What tests share: packets and captures made by hand, source traffic with its truth, real exporters run. */
package dev.weir.testing;
