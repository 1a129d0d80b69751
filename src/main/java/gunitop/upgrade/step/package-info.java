/**
 * The steps, a verb a file group: {@code StartStep} (USR2), {@code DrainStep} (WINCH) and {@code
 * DrainByOneStep} (TTOU), {@code RetireStep} (TERM), {@code HandoverStep}, {@code RevertStep}. Each
 * says when its step may be sent; its verdict beside it says by what it is seen to be done. {@code
 * Gate} holds what WINCH, TTOU and TERM wait for in common; {@code Steps} is the way in. What an
 * owner wants otherwise comes by {@link gunitop.upgrade.OwnerRules}.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership} and {@code upgrade}.
 */
package gunitop.upgrade.step;
