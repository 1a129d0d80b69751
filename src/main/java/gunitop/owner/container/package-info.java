/**
 * What is special about a container whose first process is OLD, or ends with it.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership}, {@code upgrade}, its steps
 * and findings. Nobody imports it but the wiring.
 */
package gunitop.owner.container;
