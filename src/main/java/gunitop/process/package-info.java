/**
 * What was seen of processes and sockets at one instant, as immutable values: the ground floor.
 *
 * <p>Imports nothing of gunitop; knows no clock, no file, no thread and no word of Gunicorn.
 */
package gunitop.process;
