/** Programs that the documentation shows. They are compiled and run by tests, so that they cannot go stale. */
package dev.weir.examples;
