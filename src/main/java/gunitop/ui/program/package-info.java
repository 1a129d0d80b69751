/**
 * Ties the rooms of {@code ui} together: a message's way into them ({@code Update}, {@code
 * KeyPress}), what becomes of a signal key ({@code SignalRelease}, {@code SendReport}, {@code
 * StepJudging}), the picture out of them ({@code Rendering}).
 *
 * <p>May import the core and all rooms of {@code ui} but {@code ui.terminal}; only {@code app}
 * imports it.
 */
package gunitop.ui.program;
