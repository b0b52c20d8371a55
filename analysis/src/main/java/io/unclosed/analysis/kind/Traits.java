package io.unclosed.analysis.kind;

/**
 * Collects what is said of a kind in its entry in {@link Kind}; what is not said has its usual
 * value. Plain, because options are read before {@code main}.
 */
final class Traits {
  final String id;
  final String singular;
  final int descriptors;
  String plural;
  String opened = "opened";
  String open = "open";
  String closed = "closed";
  Nature nature = Nature.SINGLE_USE;
  LibraryUse libraryUse = LibraryUse.UNKNOWN;
  boolean jdkUsesToo;
  int rank = Integer.MAX_VALUE;

  private Traits(String id, String singular, int descriptors) {
    this.id = id;
    this.singular = singular;
    this.descriptors = descriptors;
    this.plural = singular.concat("s");
  }

  static Traits kind(String id, String singular, int descriptors) {
    return new Traits(id, singular, descriptors);
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
}
