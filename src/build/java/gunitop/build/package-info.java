/**
 * A step of the build, not of the product: writes the compiled classes anew so that none of them is
 * linked by a bootstrap method. A lambda or method reference becomes a class, the methods that the
 * compiler gives to a record become plain code; what they do stays the same.
 *
 * <p>The reason is the start: the JVM links some 300 such places before the first frame is whole,
 * each on its own and interpreted, and a class-data archive spares it little of that; classes it
 * takes from the archive as they are. Imports ASM alone, which comes with no product class.
 */
package gunitop.build;
