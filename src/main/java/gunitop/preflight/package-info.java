/**
 * What would make NEW fail, or its host suffer, known before USR2: facts as they were read become
 * {@link gunitop.preflight.Check checks}, each with what was read, a result and what to do; the
 * gravest of each subject is a finding against USR2.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership} and {@code upgrade}; pure.
 * What a check needs is read by {@code preflight.host}.
 *
 * <p>What surprises: a fact that cannot be read makes a check unknown, never ok; what the findings
 * already know of a USR2 (an owner that will act, a module, {@code --reuse-port}) is repeated as a
 * check and is no finding a second time.
 */
package gunitop.preflight;
