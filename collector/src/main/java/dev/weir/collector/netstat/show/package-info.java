/**
 * How {@code weir netstat} prints: tables in the columns of Linux, or with addresses and states as on BSD, and JSON.
 * Values in, text out; only {@code ResolvedNames} asks others, on threads of its own and not for long.
 */
package dev.weir.collector.netstat.show;
