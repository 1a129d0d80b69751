package gunitop.endurance;

import java.util.function.Predicate;

/**
 * Something that a screen says.
 *
 * @param kind of which kind: a word or two
 * @param words the same with its figures
 * @param holds whether it is so at a moment
 */
record Statement(String kind, String words, Predicate<Moment> holds) {}
