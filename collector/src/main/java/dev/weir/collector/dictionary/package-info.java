/** Operators' dictionary files. Owns no thread. */
package dev.weir.collector.dictionary;
