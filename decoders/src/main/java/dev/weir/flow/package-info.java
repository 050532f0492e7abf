/** Flow records. */
package dev.weir.flow;
