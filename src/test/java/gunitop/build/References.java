package gunitop.build;

import static gunitop.build.Lambdas.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Method references of every form: as {@link Lambdas}. */
public final class References implements Supplier<List<Object>> {
  private long seen;

  private static class Base {
    protected String name() {
      return "base";
    }
  }

  private static final class Derived extends Base {
    private final int n;

    private Derived(int n) {
      this.n = n;
    }

    private int secret() {
      return n;
    }

    @Override
    protected String name() {
      Supplier<String> above = super::name;
      return above.get() + " of derived";
    }
  }

  private final class Inside {
    private String outer() {
      return References.class.getSimpleName() + " has seen " + seen;
    }
  }

  @Override
  public List<Object> get() {
    List<Object> answers = new ArrayList<>();
    converted(answers);
    bound(answers);
    made(answers);
    polluted(answers);
    return answers;
  }

  private static int twice(int n) {
    return 2 * n;
  }

  private static long wide(long n) {
    return n + 1;
  }

  private static <T extends Number & Comparable<T>> int compare(T a, T b) {
    BiFunction<T, T, Integer> comparison = T::compareTo;
    return comparison.apply(a, b);
  }

  /** Keeps the value, and returns one that a {@code Consumer} drops. */
  private long keep(long n) {
    seen = n;
    return n;
  }

  private void converted(List<Object> answers) {
    Function<Integer, Integer> both = References::twice;
    Function<Integer, Object> looser = References::twice;
    UnaryOperator<Integer> same = References::twice;
    ToLongFunction<Integer> widened = Integer::intValue;
    ToDoubleFunction<Short> further = References::wide;
    ToIntFunction<Character> character = References::twice;
    Function<Byte, Long> octet = References::wide;
    IntToDoubleFunction primitive = References::wide;
    IntFunction<Object> boxed = Integer::valueOf;
    ToDoubleFunction<Float> fraction = Float::floatValue;
    IntUnaryOperator unboxed = Integer::valueOf;
    ToLongFunction<String> returned = Integer::valueOf;
    Predicate<Boolean> truth = Boolean::booleanValue;
    answers.addAll(List.of(both.apply(4), looser.apply(5), same.apply(6)));
    answers.addAll(List.of(widened.applyAsLong(-7), further.applyAsDouble((short) -8)));
    answers.addAll(List.of(character.applyAsInt('\uffff'), octet.apply((byte) -9)));
    answers.addAll(List.of(primitive.applyAsDouble(10), boxed.apply(11)));
    answers.addAll(List.of(fraction.applyAsDouble(1.1f), unboxed.applyAsInt(12)));
    answers.addAll(List.of(returned.applyAsLong("-13"), truth.test(true), truth.test(false)));
    answers.addAll(List.of(compare(1, 2), compare(2.5, 1.5)));
    Consumer<Integer> dropped = this::keep;
    dropped.accept(14);
    answers.add(seen);
  }

  private void bound(List<Object> answers) {
    Supplier<Integer> length = "four"::length;
    ToIntFunction<CharSequence> ofInterface = CharSequence::length;
    Comparator<String> comparison = String::compareTo;
    Function<Derived, Integer> secret = Derived::secret;
    Supplier<Integer> boundSecret = new Derived(15)::secret;
    Supplier<String> name = new Derived(16)::name;
    Supplier<Comparator<String>> ofStaticOfInterface = Comparator::naturalOrder;
    Function<String, String> object = Object::toString;
    answers.addAll(List.of(length.get(), ofInterface.applyAsInt("abc")));
    answers.addAll(List.of(comparison.compare("a", "b"), secret.apply(new Derived(17))));
    answers.addAll(List.of(boundSecret.get(), name.get(), object.apply("itself")));
    answers.add(ofStaticOfInterface.get().compare("b", "a"));
    String none = System.getProperty("gunitop.none");
    answers.add(outcome(() -> ((Supplier<Integer>) none::length).get() + 1));
    answers.add(outcome(() -> object.apply(none).length()).toString().substring(0, 30));
  }

  private void made(List<Object> answers) {
    IntFunction<Derived> hidden = Derived::new;
    Supplier<Inside> inside = Inside::new;
    Supplier<List<String>> list = ArrayList::new;
    answers.addAll(List.of(hidden.apply(18).n, inside.get().outer(), list.get()));
    IntFunction<int[]> array = int[]::new;
    UnaryOperator<int[]> copy = int[]::clone;
    answers.add(Arrays.toString(copy.apply(array.apply(3))));
    BiFunction<String, String, List<String>> several = Arrays::asList;
    BiFunction<String, Object, String> format = String::format;
    answers.add(several.apply("a", "b"));
    answers.add(format.apply("%05d", 19));
  }

  /** What a cast between the erased and the real type says. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void polluted(List<Object> answers) {
    Function<Integer, Integer> typed = References::twice;
    answers.add(outcome(() -> ((Function) typed).apply("text")));
    answers.add(outcome(() -> ((Function) typed).apply(1L)));
    List<Integer> wrong = (List) List.of(1L, 2, 'c');
    IntUnaryOperator element = wrong::get;
    answers.add(outcome(() -> element.applyAsInt(0)));
    answers.add(outcome(() -> element.applyAsInt(1)));
    ToLongFunction<List<Integer>> first = List::size;
    answers.add(first.applyAsLong(wrong));
  }
}
