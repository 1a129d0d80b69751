/**
 * The program as a whole, against a real Gunicorn: one story a file. What the stories need to tell
 * themselves (a Gunicorn to upgrade, clients that count failures, a terminal, the program in it)
 * stands beside them and imports nothing of gunitop but {@code needs}; {@code SimulationTruthIT}
 * alone does, to compare the simulation with a real Gunicorn.
 */
package gunitop.e2e;
