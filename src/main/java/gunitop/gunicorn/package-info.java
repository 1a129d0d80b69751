/**
 * Recognises Gunicorn in a snapshot: masters, workers, generations, applications, each with the
 * witness for the judgement. Pure functions of snapshots.
 *
 * <p>May import {@code process}; knows no clock, no file, no thread and no screen.
 */
package gunitop.gunicorn;
