/**
 * The program as a whole, against a real Gunicorn: one story a file. What the stories need to tell
 * themselves (a Gunicorn to upgrade, clients that count failures, a terminal, the program in it)
 * stands beside them and imports nothing of gunitop.
 */
package gunitop.e2e;
