/**
 * Every call to the kernel fails once: a whole upgrade, replayed from recordings through the
 * program's own readers, judgements and screens ({@link gunitop.kernel.CallDoor}, {@link
 * gunitop.kernel.RecordedKernel}).
 */
package gunitop.calls;
