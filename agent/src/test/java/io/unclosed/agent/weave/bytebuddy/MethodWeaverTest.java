package io.unclosed.agent.weave.bytebuddy;

import static io.unclosed.agent.kind.JoinPoint.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unclosed.agent.kind.JoinPoint;
import io.unclosed.agent.weave.ClassPlan;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.channels.UnclosedGate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sun.nio.ch.UnclosedHook;

/** What is woven passes the verifier, changes no result, and tells what the join point says. */
class MethodWeaverTest {
  private static final String TYPE = "io/unclosed/agent/weave/bytebuddy/OpensThings";
  private static final int KIND = 9;
  private static final int VERB = 19;
  private static final long GATE_KEY = 4711;

  private final List<Told> told = new ArrayList<>();

  private record Told(int verb, Object o, Object p, long a, long b) {}

  @BeforeEach
  void listen() {
    UnclosedHook.events =
        (verb, kind, o, p, a, b) -> {
          told.add(new Told(verb, o, p, a, b));
          assertThat(kind).isEqualTo(KIND);
        };
  }

  @AfterEach
  void stop() {
    UnclosedHook.events = null;
  }

  private static JoinPoint at(String method) {
    return in(TYPE, method).tells(VERB);
  }

  private static final class Woven extends ClassLoader {
    private final byte[] code;

    Woven(byte[] code) {
      super(MethodWeaverTest.class.getClassLoader());
      this.code = code;
    }

    Class<?> define() {
      return defineClass(null, code, 0, code.length);
    }
  }

  private static Class<?> woven(JoinPoint... points) throws Exception {
    Map<String, ClassPlan> plans = new HashMap<>();
    ClassPlan.add(plans, points, KIND, 17);
    ClassPlan plan = plans.get(TYPE);
    try (InputStream in = OpensThings.class.getResourceAsStream("OpensThings.class")) {
      Class<?> type = new Woven(new ClassWeaver().weave(in.readAllBytes(), plan)).define();
      assertThat(plan.points).allMatch(planned -> planned.found > 0);
      assertThat(type.getClassLoader()).isInstanceOf(Woven.class);
      return type;
    }
  }

  private static Object call(Class<?> type, String name, Object... arguments) throws Exception {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)) {
        return method.invoke(type.getConstructor().newInstance(), arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  private static Told that(Object o, Object p, long a, long b) {
    return new Told(VERB, o, p, a, b);
  }

  @Test
  void open_tellsTheNumber() throws Exception {
    Class<?> type = woven(at("open").opens("open0"));

    assertThat(call(type, "open", 1L, "four", true)).isEqualTo(4);
    assertThat(told).containsExactly(that(null, null, 4, 0));
  }

  @Test
  void openWithAnArgument_tellsBoth() throws Exception {
    Class<?> type = woven(at("open").opens("open0").withArgument(2));
    call(type, "open", 1L, "four", true);

    assertThat(told).contains(that(null, null, 4, 1));
  }

  @Test
  void openOfTwo_tellsTheWholeLong() throws Exception {
    Class<?> type = woven(at("pair").opens("pair0"));

    assertThat(call(type, "pair")).isEqualTo(11L << 32 | 12);
    assertThat(told).contains(that(null, null, 11L << 32 | 12, 0));
  }

  @Test
  void entry_tellsWhatIsThereBeforeTheFirstInstruction() throws Exception {
    Class<?> type =
        woven(
            at("entry").onEntry().withField("number"),
            at("entry").onEntry().withArgument(0),
            at("entry").onEntry().withArgument(1),
            at("entry").onEntry());
    call(type, "entry", 1L << 40, 99);

    assertThat(told)
        .containsExactly(
            that(null, null, 37, 0),
            that(null, null, 1L << 40, 0),
            that(null, null, 99, 0),
            that(null, null, 0, 0));
  }

  @Test
  void receiver_isToldWithAFieldOrAnArgument() throws Exception {
    Class<?> type =
        woven(
            at("entry").onEntry().withThis(),
            at("entry").onExit().withThis().withField("number"),
            at("entry").onExit().withThis().withArgument(1));
    call(type, "entry", 1L, 99);

    assertThat(told).extracting(Told::a).containsExactly(0L, 99L, 99L);
    assertThat(told).allMatch(one -> one.o() != null && one.o().getClass() == type);
  }

  @Test
  void twoArguments_areToldTogether() throws Exception {
    Class<?> type = woven(at("fails").onEntry().withArguments(3));
    String[] texts = {"a"};
    call(type, "fails", 1, 1L, 1.0, texts, "other");

    assertThat(told).containsExactly(that(texts, "other", 0, 0));
  }

  @Test
  void twoNumbers_areToldTogether_whateverTheirWidth() throws Exception {
    Class<?> type = woven(at("fails").onExit().withArguments(0));
    call(type, "fails", 3, 1L << 40, 1.0, new String[0], "other");

    assertThat(told).containsExactly(that(null, null, 3, 1L << 40));
  }

  @Test
  void everyReturn_tellsItsResult() throws Exception {
    Class<?> type = woven(at("exit").onExit());

    assertThat(call(type, "exit", "")).isEqualTo("nothing");
    assertThat(call(type, "exit", "some")).isEqualTo("some");
    assertThat(told).containsExactly(that("nothing", null, 0, 0), that("some", null, 0, 0));
  }

  @Test
  void numberOfACall_isToldAlone_withAnArgument_andWithTheResult() throws Exception {
    Class<?> type =
        woven(
            at("entry").onExit().withCall("intValue"),
            at("entry").onExit().withCall("intValue").withArgument(1),
            at("marks").onExit().withCall("intValue"),
            at("around").before("close0").withCall("intValue"));
    call(type, "entry", 1L, 99);
    assertThat(call(type, "marks", true)).isEqualTo(true);
    assertThat(call(type, "marks", false)).isEqualTo(false);
    call(type, "around", 7);

    assertThat(told)
        .containsExactly(
            that(null, null, 99, 0),
            that(null, null, 99, 99),
            that(null, null, 1, 37),
            that(null, null, 0, 37),
            that(null, null, 37, 0));
  }

  @Test
  void numberOfWhatACallGave_isTold() throws Exception {
    Class<?> type = woven(at("makes").after("one").withCall("intValue"));

    assertThat(call(type, "makes")).isNotNull();
    assertThat(told).containsExactly(that(null, null, 37, 0));
  }

  @Test
  void safeExitOfAConstructor_tellsAndPassesTheVerifier() throws Exception {
    Class<?> type = woven(at("<init>").onSafeExit().withThis());
    call(type, "intValue");

    assertThat(told).singleElement().satisfies(one -> assertThat(one.o()).isInstanceOf(type));
  }

  @Test
  void outsideTheJdk_isToldThroughTheGate_toWhoHasTheKey() throws Exception {
    UnclosedGate.lock(GATE_KEY);
    UnclosedGate.lock(GATE_KEY + 1);
    call(gated(GATE_KEY), "open", 1L, "four", true);
    assertThat(told).containsExactly(that(null, null, 4, 1));
    assertThat(call(gated(GATE_KEY + 1), "open", 1L, "four", true)).isEqualTo(4);
    assertThat(told).hasSize(1);
  }

  private static Class<?> gated(long key) throws Exception {
    Map<String, ClassPlan> plans = new HashMap<>();
    JoinPoint[] points = {at("open").opens("open0").withArgument(2)};
    ClassPlan.add(plans, points, KIND, 17);
    ClassPlan plan = new ClassPlan(TYPE, key);
    plan.points.addAll(plans.get(TYPE).points);
    try (InputStream in = OpensThings.class.getResourceAsStream("OpensThings.class")) {
      return new Woven(new ClassWeaver().weave(in.readAllBytes(), plan)).define();
    }
  }

  @Test
  void fieldThatIsSet_isToldBefore() throws Exception {
    Class<?> type = woven(at("set").beforeSet("held"));
    call(type, "set", "new");

    assertThat(told).containsExactly(that("new", null, 0, 0));
  }

  @Test
  void callsWithTheirArgumentAndResult_areTold() throws Exception {
    Class<?> type =
        woven(
            at("around").before("close0"),
            at("around").around("dup0"),
            at("around").around("pair0"),
            at("around").around("wrap0"));

    assertThat(call(type, "around", 7)).isEqualTo((int) 0x7F00_0000_0008L + 5);
    assertThat(told).hasSize(4);
    assertThat(told.get(0)).isEqualTo(that(null, null, 17, 0));
    assertThat(told.get(1)).isEqualTo(that(null, null, 8, 7));
    assertThat((int[]) told.get(2).o()).containsExactly(5, 6);
    assertThat(told.get(3)).isEqualTo(that(null, null, 0x7F00_0000_0008L, 8));
  }

  @Test
  void exceptionThatLeaves_isToldAndLeavesAllTheSame() throws Exception {
    Class<?> type = woven(at("fails").onThrow(), at("failsStatic").onThrow());
    Object[] good = {4, 1L, 1.0, new String[0], ""};
    assertThat((int) call(type, "fails", good) - "held".hashCode()).isEqualTo(9 + 37);
    assertThat(told).isEmpty();

    assertThatThrownBy(() -> call(type, "fails", 0, 1L, 1.0, new String[0], ""))
        .isInstanceOf(InvocationTargetException.class)
        .hasCauseInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> call(type, "failsStatic", (Object) null))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(told)
        .extracting(one -> one.o().getClass().getSimpleName())
        .containsExactly("ArithmeticException", "IllegalStateException");
  }

  @Test
  void everythingAtOnce_stillPassesTheVerifier() throws Exception {
    Class<?> type =
        woven(
            at("open").opens("open0").withArgument(2),
            at("open").onThrow(),
            at("open").onEntry().withArgument(0),
            at("open").onExit().withArgument(1),
            at("fails").onThrow(),
            at("fails").onEntry().withThis(),
            at("fails").onExit().withThis().withField("number"));

    assertThat(call(type, "open", 1L, "four", true)).isEqualTo(4);
    assertThat(told).hasSize(3);
  }

  @Test
  void fieldThatIsNotThere_isAnErrorOfTheWeaver_notOfTheClass() {
    assertThatThrownBy(() -> woven(at("entry").onEntry().withField("absent")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("absent");
  }

  @Test
  void portThatThrows_harmsNobody() throws Exception {
    Class<?> type = woven(at("open").opens("open0"));
    int before = UnclosedHook.failures;
    UnclosedHook.events =
        (verb, kind, o, p, a, b) -> {
          throw new IllegalStateException("made up");
        };

    assertThat(call(type, "open", 1L, "four", true)).isEqualTo(4);
    assertThat(UnclosedHook.failures).isEqualTo(before + 1);
  }

  @Test
  void pointOfAnotherJdk_isNotWoven() {
    Map<String, ClassPlan> plans = new HashMap<>();
    ClassPlan.add(plans, new JoinPoint[] {at("open").since(21), at("open").until(16)}, KIND, 17);
    assertThat(plans).isEmpty();
    ClassPlan.add(plans, new JoinPoint[] {at("open").since(17).until(17)}, KIND, 17);
    assertThat(plans.get(TYPE).points).hasSize(1);
  }
}
