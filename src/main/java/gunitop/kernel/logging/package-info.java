/**
 * What the packaged JNA logs to, in place of {@code java.util.logging}: nothing, as at its usual
 * level, but at once. The JDK's own takes a tenth of a start to be set up.
 *
 * <p>Imports nothing, and nobody names it: the build redirects JNA's classes to it.
 */
package gunitop.kernel.logging;
