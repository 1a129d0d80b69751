/**
 * The roof: command line, event loop, effects, wiring.
 *
 * <p>May import everything.
 *
 * <p><b>What a start costs</b>, from the exec to the first frame, which is complete at once (ten
 * workers, JDK 17, two processors, the user's archive; medians, in milliseconds): a bare JVM that
 * prints a line 39, gunitop 237, of which the launcher and the JVM until {@code main} 38, JNA 46 to
 * 64, the first look at the host 9, what is made of it 15, the closer look 20, preferences and the
 * terminal ({@code stty}, by a shell) 19, the model and the loop 9, drawing 5, painting 12, and
 * some 40 spread over all of them to link each lambda and record method where it is first used.
 * What spares the start work: the launcher's class-data archive and the native library beside it
 * ({@link gunitop.app.ArchiveBuild}), a command line that is taken apart without the library that
 * explains it, no {@code %d} and no combined comparator before the first frame.
 *
 * <p><b>What is left.</b> An archive holds lambdas but not their links: to rewrite the compiled
 * classes without any took 45 off, and was not thought worth a rewriter of one's own. The serial
 * collector cannot use the objects of an archive in JDK 17, so the module system is set up anew: 7
 * to 10. (G1 can, and takes 7 MB more memory.) Within JNA its log, its proxies of annotations and
 * the reflection over {@code kernel.LibC} are most. The rest is code that runs for the first time,
 * interpreted: without a compiler it takes no more processor time. To load the screen's classes on
 * a second thread gained nothing that could be measured.
 */
package gunitop.app;
