package io.unclosed.agent.kind;

/**
 * A place in a JDK method, and what the hook is told there.
 *
 * <p>Read it as a sentence: {@code in("sun/nio/ch/EventFD",
 * "<init>").opens("eventfd0").tells(OPENED_PART)}. What differs between JDKs carries {@link #since}
 * or {@link #until}. A class or method that this JDK does not have is no error: the self-check at
 * start counts what was found.
 */
public final class JoinPoint {
  /** Where in the method. */
  public enum Place {
    /** Before its first instruction. */
    ENTRY,
    /** Before each of its returns. */
    EXIT,
    /**
     * Before each of its returns, and what is thrown there is swallowed there; only where nothing
     * is returned.
     */
    SAFE_EXIT,
    /** Where an exception leaves it. */
    THROWN,
    /**
     * Just before a call, whose last argument is looked at, or what it is called on where it has
     * none.
     */
    BEFORE_CALL,
    /**
     * Around a native call that opens: room is made sure of before, the result is looked at after.
     */
    AROUND_OPEN,
    /**
     * Just before a native call that opens, whose result is looked at later: room is made sure of.
     */
    BEFORE_OPEN,
    /** Around a call, whose only argument and result are both looked at. */
    AROUND_CALL,
    /** After a call, by whose result a number is known. */
    AFTER_CALL,
    /** Just before a field is set, whose new value is looked at. */
    BEFORE_SET
  }

  /** What is looked at, where the place leaves a choice. */
  public enum Operand {
    NOTHING,
    /** The receiver; where the place itself gives an object, together with that. */
    THIS,
    /** An argument of the method, by {@link #argument()}. */
    ARGUMENT,
    /** The receiver, and its field {@link #field()}. */
    THIS_AND_FIELD,
    /** The receiver's field {@link #field()}. */
    FIELD,
    /** The receiver, and an argument. */
    THIS_AND_ARGUMENT,
    /** Two arguments that follow each other, both objects or both numbers. */
    TWO_ARGUMENTS,
    /** What the receiver's method {@link #call()} gives. */
    CALL,
    /** The same, and an argument. */
    CALL_AND_ARGUMENT
  }

  private final String type;
  private final String method;
  private Place place = Place.ENTRY;
  private String target = "";
  private Operand operand = Operand.NOTHING;
  private int argument = -1;
  private String field = "";
  private String call = "";
  private int event = -1;
  private int since;
  private int until = Integer.MAX_VALUE;

  private JoinPoint(String type, String method) {
    this.type = type;
    this.method = method;
  }

  /** In every method of that name; the class with slashes. */
  public static JoinPoint in(String type, String method) {
    return new JoinPoint(type, method);
  }

  /** Before the first instruction. */
  public JoinPoint onEntry() {
    return at(Place.ENTRY, "");
  }

  /** Before each return. */
  public JoinPoint onExit() {
    return at(Place.EXIT, "");
  }

  /**
   * Before each return, behind a handler in the method itself: where the hook can no longer be
   * entered, the method ends as if it were not there. Not for methods that return something.
   */
  public JoinPoint onSafeExit() {
    return at(Place.SAFE_EXIT, "");
  }

  /** Where an exception leaves the method; not for constructors. */
  public JoinPoint onThrow() {
    return at(Place.THROWN, "");
  }

  /** Before calls of the named method. */
  public JoinPoint before(String call) {
    return at(Place.BEFORE_CALL, call);
  }

  /** Around calls of the named native method, which opens. */
  public JoinPoint opens(String call) {
    return at(Place.AROUND_OPEN, call);
  }

  /** Before calls of the named native method, which opens; tells nothing. */
  public JoinPoint makesRoomBefore(String call) {
    return at(Place.BEFORE_OPEN, call).tells(0);
  }

  /** Around calls of the named method. */
  public JoinPoint around(String call) {
    return at(Place.AROUND_CALL, call);
  }

  /** After calls of the named method; tells what {@link #withCall} of its result gives. */
  public JoinPoint after(String name) {
    return at(Place.AFTER_CALL, name);
  }

  /** Before the named field is set. */
  public JoinPoint beforeSet(String name) {
    return at(Place.BEFORE_SET, name);
  }

  private JoinPoint at(Place where, String what) {
    place = where;
    target = what;
    return this;
  }

  /** Tells the receiver. */
  public JoinPoint withThis() {
    operand = Operand.THIS;
    return this;
  }

  /** Tells an argument, counted from 0 without the receiver. */
  public JoinPoint withArgument(int index) {
    switch (operand) {
      case THIS:
        operand = Operand.THIS_AND_ARGUMENT;
        break;
      case CALL:
        operand = Operand.CALL_AND_ARGUMENT;
        break;
      default:
        operand = Operand.ARGUMENT;
    }
    argument = index;
    return this;
  }

  /** Tells the arguments at index and index + 1, both objects or both numbers. */
  public JoinPoint withArguments(int index) {
    operand = Operand.TWO_ARGUMENTS;
    argument = index;
    return this;
  }

  /** Tells a field of the receiver, after the receiver itself where {@link #withThis} was said. */
  public JoinPoint withField(String name) {
    operand = operand == Operand.THIS ? Operand.THIS_AND_FIELD : Operand.FIELD;
    field = name;
    return this;
  }

  /** Tells the number that a method of the receiver gives, of that name and without parameters. */
  public JoinPoint withCall(String name) {
    operand = Operand.CALL;
    call = name;
    return this;
  }

  /** What the hook is told: an event of {@code UnclosedEvents}. */
  public JoinPoint tells(int hookEvent) {
    event = hookEvent;
    return this;
  }

  /** Only on this feature release and later. */
  public JoinPoint since(int feature) {
    since = feature;
    return this;
  }

  /** Only up to this feature release. */
  public JoinPoint until(int feature) {
    until = feature;
    return this;
  }

  /** Whether a JDK of that feature release has it. */
  public boolean appliesTo(int feature) {
    return since <= feature && feature <= until;
  }

  public String type() {
    return type;
  }

  public String method() {
    return method;
  }

  public Place place() {
    return place;
  }

  /** The call or field that the place is about; empty for the others. */
  public String target() {
    return target;
  }

  public Operand operand() {
    return operand;
  }

  public int argument() {
    return argument;
  }

  public String field() {
    return field;
  }

  public String call() {
    return call;
  }

  public int event() {
    return event;
  }
}
