/**
 * One pair of hands: which gunitop holds the controls of an application, where several look at it.
 * The one that holds them may send; the others observe.
 *
 * <p>May import {@code process}, {@code gunicorn} and {@code upgrade}; pure. The kernel's locks and
 * the talk with the other side are in {@code hands.host}.
 *
 * <p>What surprises: an application has no lock of its own, each of its masters has. They are taken
 * eldest first, so that of two programs one gets all of them. Whether somebody else holds the
 * controls can be unknown; that is never the same as free.
 */
package gunitop.hands;
