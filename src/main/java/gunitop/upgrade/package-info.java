/**
 * The words in which an upgrade is spoken of, and the stage: {@code StageDerivation} says where an
 * upgrade stands, with its reason; a {@code Finding}, a {@code StepOffer}, a {@code Command}, an
 * {@code Outcome}, a {@code Review} are values that the rooms below fill. {@code OwnerRules} is
 * what each kind of owner must say.
 *
 * <p>May import {@code process}, {@code gunicorn} and {@code ownership}; knows no clock, no file,
 * no thread, no screen.
 */
package gunitop.upgrade;
