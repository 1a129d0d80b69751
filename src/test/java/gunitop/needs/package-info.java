/**
 * What a test needs of the machine besides Java, and what is there: {@code @Needs} on a test or its
 * class, and {@code Need}, the one place that looks. Imports nothing of gunitop.
 */
package gunitop.needs;
