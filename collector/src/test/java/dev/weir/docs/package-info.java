/** Holds the documentation to the code: links, commands, tables, programs and sample output. */
package dev.weir.docs;
