/**
 * Turns an application as it was seen into a stage with its reason, findings, and steps offered or
 * refused; judges whether a step that was sent has been seen to be done. Pure.
 *
 * <p>May import {@code process} and {@code gunicorn}; knows no clock, no file, no thread, no
 * screen.
 */
package gunitop.upgrade;
