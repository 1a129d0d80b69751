/**
 * Turns an application as it was seen into a stage with its reason, findings, and steps offered or
 * refused; judges whether a step that was sent has been seen to be done. Pure.
 *
 * <p>{@code Review} judges every snapshot anew; what is kept from one to the next are parts that
 * came out equal ({@code Assessment.keeping}), so that a screen sees at once what it need not draw
 * again. Ten workers cost a review 12 KB of garbage and 0.02 ms compiled and warm, 0.2 ms once a
 * second with cold caches; each worker more 0.4 KB and 1 µs, in a straight line to 1,000. That is
 * the worker's own records and its place among the roles. The next floor: a walk over all processes
 * for their roles and one more for each master's supervisor, then the sentences of the findings.
 *
 * <p>May import {@code process}, {@code gunicorn} and {@code ownership}; knows no clock, no file,
 * no thread, no screen.
 */
package gunitop.upgrade;
