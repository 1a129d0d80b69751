package gunitop.ui.tree;

/** Puts places of a list in order, by keys that were worked out once. */
interface PlaceOrder {
  /** Negative where what stands at one place goes before what stands at the other. */
  int compare(int one, int other);

  /** The other way round. */
  default PlaceOrder reversed() {
    return (one, other) -> compare(other, one);
  }

  /** Orders the first {@code count} of these places, by merging. */
  default void sort(int[] places, int count) {
    sort(places, places.clone(), 0, count);
  }

  private void sort(int[] places, int[] spare, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = from + to >>> 1;
    sort(places, spare, from, middle);
    sort(places, spare, middle, to);
    if (compare(places[middle - 1], places[middle]) <= 0) {
      return;
    }
    System.arraycopy(places, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    int next = from;
    while (left < middle) {
      boolean takesRight = right < to && compare(places[right], spare[left]) < 0;
      places[next++] = takesRight ? places[right++] : spare[left++];
    }
  }
}
