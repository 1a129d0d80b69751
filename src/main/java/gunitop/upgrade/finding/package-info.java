/**
 * What an operator must know before the next key, whoever owns the master: one class or method a
 * finding; {@code Findings} is the list. What is special about an owner comes by {@link
 * gunitop.upgrade.OwnerRules}.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership} and {@code upgrade}.
 */
package gunitop.upgrade.finding;
