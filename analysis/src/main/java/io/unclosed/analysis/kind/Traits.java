package io.unclosed.analysis.kind;

/**
 * Collects what is said of a kind in its entry in {@link Kind}; what is not said has its usual
 * value. Plain, because options are read before {@code main}.
 */
final class Traits {
  final String id;
  final String singular;
  String plural;
  String opened = "opened";
  String open = "open";
  String closed = "closed";
  int descriptors;
  Nature nature = Nature.SINGLE_USE;
  LibraryUse libraryUse = LibraryUse.UNKNOWN;
  boolean jdkUsesToo;
  int rank = Integer.MAX_VALUE;
  String remedy = "Close each one on every path, including errors.";

  private Traits(String id, String singular) {
    this.id = id;
    this.singular = singular;
    this.plural = singular.concat("s");
  }

  static Traits kind(String id, String singular) {
    return new Traits(id, singular);
  }

  Traits plural(String noun) {
    plural = noun;
    return this;
  }

  /** How one comes to be and how it ends, as participles, and what it is meanwhile. */
  Traits words(String begun, String meanwhile, String ended) {
    opened = begun;
    open = meanwhile;
    closed = ended;
    return this;
  }

  Traits descriptors(int each) {
    descriptors = each;
    return this;
  }

  Traits nature(Nature theirs) {
    nature = theirs;
    return this;
  }

  Traits libraryUse(LibraryUse usual) {
    libraryUse = usual;
    return this;
  }

  Traits jdkUsesToo() {
    jdkUsesToo = true;
    return this;
  }

  Traits rank(int place) {
    rank = place;
    return this;
  }

  Traits remedy(String sentence) {
    remedy = sentence;
    return this;
  }
}
