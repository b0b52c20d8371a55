package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** One look at the process, as the kernel tells it. */
@Name("io.unclosed.ProcessSample")
@Label("Process Sample")
@Description("Memory as split by the kernel, file descriptors and threads")
@Category("Unclosed")
@StackTrace(false)
@Period("10 s")
public final class ProcessSampleEvent extends Event {

  @Label("RSS")
  @Description("Resident memory (resident set size)")
  @DataAmount
  public long rss;

  @Label("Anonymous")
  @Description("Resident anonymous memory: heap, stacks, malloc")
  @DataAmount
  public long anonymous;

  @Label("File Backed")
  @Description("Resident file pages; the kernel can reclaim them")
  @DataAmount
  public long fileBacked;

  @Label("Shared")
  @Description("Resident shared memory")
  @DataAmount
  public long shared;

  @Label("Virtual")
  @Description("Virtual address space; not memory in use")
  @DataAmount
  public long virtual;

  @Label("Data")
  @Description("Writable private address space; not memory in use")
  @DataAmount
  public long data;

  @Label("Swap")
  @Description("Memory swapped out")
  @DataAmount
  public long swap;

  @Label("File Descriptors")
  @Description("Open file descriptors")
  public long fds;

  @Label("File Descriptor Soft Limit")
  @Description("Soft limit of open file descriptors")
  public long fdSoftLimit;

  @Label("File Descriptor Hard Limit")
  @Description("Hard limit: the maximum for the soft limit")
  public long fdHardLimit;

  @Label("Threads")
  @Description("Threads, including those of the JVM")
  public long threads;

  @Label("Memory Used")
  @Description("Memory that counts against the limit and is not easily reclaimed")
  @DataAmount
  public long memoryUsed;

  @Label("Memory Limit")
  @Description("Memory limit of the container, or of the machine without one")
  @DataAmount
  public long memoryLimit;
}
