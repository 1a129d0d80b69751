/**
 * Renders the model into a frame: one class a view, pure.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code upgrade}, {@code ui} and {@code
 * ui.frame}; knows no terminal library.
 *
 * <p>A picture is drawn once for each snapshot and each key that changes something ({@code
 * Showing}), into the cells of the last one, with the texts that figures had a second ago ({@code
 * RecentTexts}, {@code CommandLines}): memory of pure functions, behind them. A picture then makes
 * 9 KB of garbage on the tree and 19 KB on the upgrade screen, whatever the terminal's size, and
 * takes 0.1 ms compiled. What is left is the records that the core answers with ({@code Reading}),
 * the mouse's spots, and the headers' few sentences; {@code bench.PaintingCost} measures it.
 */
package gunitop.ui.view;
