package gunitop.endurance;

/**
 * One look at a terminal.
 *
 * @param from before it was taken
 * @param to after it was taken
 */
record Look(long from, long to, String text) {}
