/**
 * Puts stage, findings, offers and alarm together, snapshot after snapshot: the way from evidence
 * to what the screens and reports show. Every snapshot is judged anew; what is kept from one to the
 * next are parts that came out equal, so that a screen sees at once what it need not draw again.
 *
 * <p>May import the rest of the core but the owners: which kinds there are, it is told.
 */
package gunitop.upgrade.review;
