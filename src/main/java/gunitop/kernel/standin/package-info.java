/**
 * What the packaged JNA logs to, in place of {@code java.util.logging}: nothing, as at its usual
 * level, but at once. The JDK's own takes 4 to 12 ms of a start to be set up.
 *
 * <p>Imports nothing, and nobody names it: the build redirects JNA's classes to it. Each class has
 * of its model what JNA calls.
 */
package gunitop.kernel.standin;
