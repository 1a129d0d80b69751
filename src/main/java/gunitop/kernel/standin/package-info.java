/**
 * What the packaged JNA meets in place of classes of the JDK that it names without need, and whose
 * set-up takes a tenth of a start: {@code java.util.logging}, to which it has nothing to say at its
 * usual level, and {@code java.lang.SecurityManager}.
 *
 * <p>Imports nothing, and nobody names it: the build redirects JNA's classes to it. Each class has
 * of its model what JNA calls.
 */
package gunitop.kernel.standin;
