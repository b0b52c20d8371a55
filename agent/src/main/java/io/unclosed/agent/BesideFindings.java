package io.unclosed.agent;

import io.unclosed.agent.outlet.AttachBaseline;
import io.unclosed.agent.outlet.DeletedFile;
import io.unclosed.agent.outlet.FurtherFacts;
import io.unclosed.agent.outlet.SinceMark;
import io.unclosed.agent.sample.DeletedFiles;
import io.unclosed.agent.sample.Samplers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What reports tell beside the findings, looked up at most each ten seconds: it takes milliseconds.
 * For the heartbeat's thread alone.
 */
final class BesideFindings {
  private static final long PERIOD_NANOS = 10_000_000_000L;

  private final DescriptorBook book;
  private final DeletedFiles deleted;
  private final Strangers strangers;
  private FurtherFacts facts = FurtherFacts.NONE;
  private long nextNanos = Long.MIN_VALUE;

  BesideFindings(DescriptorBook book, Samplers samplers) {
    this.book = book;
    this.deleted = samplers.deletedFiles();
    this.strangers = new Strangers(book, samplers.libraries());
  }

  /** Looks again, if it is time; gives what was seen last. */
  FurtherFacts at(long nowNanos) {
    if (nextNanos != Long.MIN_VALUE && nowNanos - nextNanos < 0) {
      return facts;
    }
    nextNanos = nowNanos + PERIOD_NANOS;
    List<DeletedFile> files = new ArrayList<>();
    for (DeletedFiles.Held held : deleted.sample(book.numbers())) {
      files.add(new DeletedFile(held.fd(), held.path(), held.bytes()));
    }
    Map<String, List<String>> likely = new HashMap<>();
    for (Strangers.Sort sort : strangers.sorts(nowNanos)) {
      likely.put(sort.word(), sort.likelyLibraries());
    }
    facts = new FurtherFacts(files, likely, AttachBaseline.NONE, SinceMark.NONE);
    return facts;
  }
}
