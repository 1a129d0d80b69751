/**
 * The roof: command line, event loop, effects, wiring.
 *
 * <p>May import everything.
 *
 * <p><b>What a start costs</b>, from the exec to the first frame, which is complete at once (ten
 * workers, JDK 17, two virtual processors, the user's archive; medians, in milliseconds): a bare
 * JVM that prints a line 38, gunitop 110, of which the launcher and the JVM until {@code main} 35,
 * JNA 25, the first look at the host 8, what is made of it 10, the closer look 13, the model 3,
 * drawing 5, painting 4. Before that the launcher tries whether Java starts: a bare JVM's time
 * more. Of all that, some 13 are the kernel's, which copies each page of the archive that is
 * written to and tells the other processor so.
 *
 * <p>What spares the start work: the launcher's class-data archive and the native library beside it
 * ({@link gunitop.app.ArchiveBuild}; it holds what sessions load and no more: 3, and 5 MB of
 * memory); compiled classes without a place that a bootstrap method links (the build's {@code
 * PlainCode}: 45); all of them found by the boot loader, which needs no line of Java for it (7);
 * the terminal's modes set through the C library and no {@code stty} (10); colours of our own, as
 * Lanterna's are made by a formatter (8); the zone's rules read after the frame ({@link
 * gunitop.app.TimeZones}: 10); stand-ins for what JNA loads without need ({@code kernel.standin}: 5
 * to 10); threads that wait for the first frame to be painted (5); a command line that is taken
 * apart without the library that explains it; no {@code %d}, pattern, stream or combined comparator
 * before the frame.
 *
 * <p><b>What is left.</b> JNA makes its types by reflection and reads an annotation for it, whose
 * proxies are made anew at each start: 15. The serial collector cannot use the objects of an
 * archive in JDK 17, so the module system is set up anew: 7. (G1 can, and takes 7 MB more memory.)
 * The rest is code that runs for the first time, interpreted, while the compiler has the other
 * processor: with fewer compilations the start is 5 to 10 quicker, and the minutes after it dearer.
 * To do any of it on a second thread (the zone, the annotation, the loggers, an empty picture)
 * gained nothing that could be measured: the pages that each thread writes to interrupt the other.
 */
package gunitop.app;
