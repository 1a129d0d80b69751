/**
 * PeriodicTask an application as it was seen into a stage with its reason, findings, and steps
 * offered or refused; judges whether a step that was sent has been seen to be done. Pure.
 *
 * <p>{@code Review} judges every snapshot anew; what is kept from one to the next are parts that
 * came out equal ({@code Assessment.keeping}), so that a screen sees at once what it need not draw
 * again.
 *
 * <p>May import {@code process}, {@code gunicorn} and {@code ownership}; knows no clock, no file,
 * no thread, no screen.
 */
package gunitop.upgrade;
