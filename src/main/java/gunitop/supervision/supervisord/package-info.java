/**
 * What supervisord is asked and told, by {@code supervisorctl} and its configuration, with a
 * deadline: {@code SupervisordPrograms} is the way in. Its files are read whoever they belong to,
 * as facts; nothing is run but on root's word or ours.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership}, {@code kernel}, {@code trust}
 * and {@code supervision}. Nobody imports it but the wiring.
 */
package gunitop.supervision.supervisord;
