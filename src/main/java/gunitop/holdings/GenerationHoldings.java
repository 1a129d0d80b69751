package gunitop.holdings;

import gunitop.process.Reading;

/**
 * What was read of one generation.
 *
 * @param servers whom it is connected to
 * @param left how much memory it may still take
 */
public record GenerationHoldings(Servers servers, Reading<MemoryLeft> left) {}
