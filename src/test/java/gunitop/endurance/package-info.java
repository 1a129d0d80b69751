/**
 * Whole upgrades, reverts and drains by real keys, as many as one likes, each look at the screen
 * held against the kernel's own record of forks, execs and exits. {@code
 * src/test/scripts/endurance} runs as many as asked.
 *
 * <p>Uses the kit of {@code e2e} and nothing of gunitop: what judges the program shares no code
 * with it. A {@code Lane} is one gunitop that lives for all of its cycles; a {@code Cycle} is one
 * Gunicorn; {@code History} is the truth of it, {@code Statements} what a screen says, {@code
 * Verdicts} the comparison. All times are of CLOCK_MONOTONIC in nanoseconds, as {@code
 * System.nanoTime} has them.
 */
package gunitop.endurance;
