/**
 * Which code each generation runs, and which lies on disk: judged from git's own files, release
 * folders and the times of source files, as {@code release.disk} has read them. Pure.
 *
 * <p>A master that preloads runs what lay on disk when it started, a worker of any other what lay
 * there when the worker did. What is read is somebody else's word: shown, never acted on.
 *
 * <p>May import the core below it: {@code process}, {@code gunicorn}, {@code upgrade}.
 */
package gunitop.release;
