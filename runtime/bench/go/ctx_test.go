// What Go's package context costs, for comparison with ctx. The names, parents,
// numbers of children and the work of an iteration are those of ../ctx_bench.cc.
// What there ends with a destructor ends here with the garbage collector, whose
// work falls into later iterations of the same benchmark.
package bench

import (
	"context"
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// What is stored here cannot be optimised away.
var (
	sinkBool    bool
	sinkInt     int
	sinkErr     error
	sinkTime    time.Time
	sinkContext context.Context
	sinkDone    <-chan struct{}
)

// What all threads have spent, those of the garbage collector too.
func cpuTime() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}

// Measures `loop`, which does its work n times, and reports both clocks.
func measure(b *testing.B, loop func(n int)) {
	begin := cpuTime()
	b.ResetTimer()
	loop(b.N)
	b.StopTimer()
	spent := cpuTime() - begin
	b.ReportMetric(float64(spent)/float64(b.N), "cpu-ns/op")
}

// Runs the benchmark once for each size, under the name "what:size".
func forEach(b *testing.B, what string, sizes []int, run func(*testing.B, int)) {
	for _, size := range sizes {
		size := size
		b.Run(fmt.Sprintf("%s:%d", what, size), func(b *testing.B) { run(b, size) })
	}
}

var depths = []int{1, 10, 100}

type derived struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func withCancel(parent context.Context) derived {
	c, cancel := context.WithCancel(parent)
	return derived{c, cancel}
}

func withTimeout(parent context.Context, timeout time.Duration) derived {
	c, cancel := context.WithTimeout(parent, timeout)
	return derived{c, cancel}
}

// Never canceled; the parent of most of what is derived here.
var shared = withCancel(context.Background()).ctx

// A key is known by its address, as in C++. Pointers are also the keys that Go
// compares fastest.
type key struct{ name string }

var theKey = &key{"key"}

// The end of a chain of cancelable contexts under root, and what ends it.
func cancelChainUnder(root context.Context, depth int) derived {
	top := withCancel(root)
	c := top.ctx
	for i := 1; i < depth; i++ {
		c = withCancel(c).ctx
	}
	return derived{c, top.cancel}
}

func cancelChain(depth int) derived {
	return cancelChainUnder(context.Background(), depth)
}

// A cancelable context with `depth` values under it.
func valueChain(depth int) derived {
	top := withCancel(context.Background())
	c := top.ctx
	for i := 0; i < depth; i++ {
		c = context.WithValue(c, theKey, i)
	}
	return derived{c, top.cancel}
}

func BenchmarkAtomicLoad(b *testing.B) {
	value := new(int32)
	measure(b, func(n int) {
		sum := int32(0)
		for i := 0; i < n; i++ {
			sum += atomic.LoadInt32(value)
		}
		sinkInt = int(sum)
	})
}

func measureIsDone(b *testing.B, c context.Context) {
	measure(b, func(n int) {
		done := false
		for i := 0; i < n; i++ {
			done = c.Err() != nil
		}
		sinkBool = done
	})
}

func measureErr(b *testing.B, c context.Context) {
	measure(b, func(n int) {
		var err error
		for i := 0; i < n; i++ {
			err = c.Err()
		}
		sinkErr = err
	})
}

// Measures at the end of chains of all depths, made by `chain`.
func atDepths(b *testing.B, chain func(int) derived, run func(*testing.B, context.Context)) {
	forEach(b, "depth", depths, func(b *testing.B, depth int) {
		end := chain(depth)
		defer end.cancel()
		run(b, end.ctx)
	})
}

func BenchmarkIsDone(b *testing.B)              { atDepths(b, cancelChain, measureIsDone) }
func BenchmarkIsDoneThroughValues(b *testing.B) { atDepths(b, valueChain, measureIsDone) }
func BenchmarkErr(b *testing.B)                 { atDepths(b, cancelChain, measureErr) }
func BenchmarkErrThroughValues(b *testing.B)    { atDepths(b, valueChain, measureErr) }

func BenchmarkDeadline(b *testing.B) {
	forEach(b, "depth", depths, func(b *testing.B, depth int) {
		timer := withTimeout(context.Background(), time.Hour)
		defer timer.cancel()
		c := cancelChainUnder(timer.ctx, depth).ctx
		measure(b, func(n int) {
			var deadline time.Time
			for i := 0; i < n; i++ {
				deadline, _ = c.Deadline()
			}
			sinkTime = deadline
		})
	})
}

// The second call and those after it.
func BenchmarkDone(b *testing.B) {
	c := withCancel(context.Background())
	defer c.cancel()
	done := c.ctx.Done()
	measure(b, func(n int) {
		for i := 0; i < n; i++ {
			done = c.ctx.Done()
		}
	})
	sinkDone = done
}

// Runs `loop` on two goroutines, each for one half of b.N.
func onTwoThreads(b *testing.B, loop func(n int)) {
	var running sync.WaitGroup
	for _, n := range []int{b.N / 2, b.N - b.N/2} {
		n := n
		running.Add(1)
		go func() {
			defer running.Done()
			loop(n)
		}()
	}
	running.Wait()
}

func withCancelLoop(parent context.Context) func(n int) {
	return func(n int) {
		for i := 0; i < n; i++ {
			_, cancel := context.WithCancel(parent)
			cancel()
		}
	}
}

func withTimeoutLoop(parent context.Context) func(n int) {
	return func(n int) {
		for i := 0; i < n; i++ {
			_, cancel := context.WithTimeout(parent, time.Hour)
			cancel()
		}
	}
}

func underParents(b *testing.B, loopUnder func(context.Context) func(int)) {
	root, child := loopUnder(context.Background()), loopUnder(shared)
	b.Run("root", func(b *testing.B) { measure(b, root) })
	b.Run("child", func(b *testing.B) { measure(b, child) })
	b.Run("child/threads:2", func(b *testing.B) { onTwoThreads(b, child) })
}

func BenchmarkWithCancel(b *testing.B)  { underParents(b, withCancelLoop) }
func BenchmarkWithTimeout(b *testing.B) { underParents(b, withTimeoutLoop) }

// The first Done() of a context, with the derivation and the cancel.
func BenchmarkWithCancelDone(b *testing.B) {
	measure(b, func(n int) {
		var done <-chan struct{}
		for i := 0; i < n; i++ {
			c, cancel := context.WithCancel(shared)
			done = c.Done()
			cancel()
		}
		sinkDone = done
	})
}

// Go 1.19 has no context.AfterFunc; this is how it is done there.
func BenchmarkAfterFuncStop(b *testing.B) {
	parent := withCancel(context.Background())
	defer parent.cancel()
	called := new(int32)
	measure(b, func(n int) {
		for i := 0; i < n; i++ {
			stop := make(chan struct{})
			go func() {
				select {
				case <-parent.ctx.Done():
					atomic.AddInt32(called, 1)
				case <-stop:
				}
			}()
			close(stop)
		}
	})
}

func BenchmarkWithValue(b *testing.B) {
	measure(b, func(n int) {
		var c context.Context
		for i := 0; i < n; i++ {
			c = context.WithValue(shared, theKey, i)
		}
		sinkContext = c
	})
}

func newKeys(prefix string, count int) []*key {
	keys := make([]*key, count)
	for i := range keys {
		keys[i] = &key{fmt.Sprintf("%s%d", prefix, i)}
	}
	return keys
}

// A value for each of the keys; that of the first one is the outermost.
func withValues(keys []*key) context.Context {
	c := shared
	for i, k := range keys {
		c = context.WithValue(c, k, i)
	}
	return c
}

func BenchmarkValue(b *testing.B) {
	forEach(b, "depth", depths, func(b *testing.B, depth int) {
		keys := newKeys("key", depth)
		c := withValues(keys)
		measure(b, func(n int) {
			sum := 0
			for i := 0; i < n; i++ {
				value, _ := c.Value(keys[0]).(int)
				sum += value
			}
			sinkInt = sum
		})
	})
}

// Looks for 16 absent keys in turn.
func BenchmarkValueMiss(b *testing.B) {
	absent := newKeys("absent", 16)
	forEach(b, "depth", depths, func(b *testing.B, depth int) {
		c := withValues(newKeys("key", depth))
		measure(b, func(n int) {
			found := false
			for i := 0; i < n; i++ {
				_, ok := c.Value(absent[i%16]).(int)
				found = found || ok
			}
			sinkBool = found
		})
	})
}

// From an hour to two, in no order.
func timeoutOf(i int) time.Duration {
	return time.Hour + time.Duration(i*7919%3600000)*time.Millisecond
}

func deriveTimers(timers []derived, count int) []derived {
	for i := 0; i < count; i++ {
		timers = append(timers, withTimeout(context.Background(), timeoutOf(i)))
	}
	return timers
}

func cancelAll(all []derived) {
	for _, each := range all {
		each.cancel()
	}
}

// Lets go of what is in the slice, whose memory stays.
func drop(all []derived) []derived {
	for i := range all {
		all[i] = derived{}
	}
	return all[:0]
}

func BenchmarkWithTimeoutAmongLive(b *testing.B) {
	forEach(b, "timers", []int{100000}, func(b *testing.B, count int) {
		live := deriveTimers(nil, count)
		measure(b, withTimeoutLoop(shared))
		cancelAll(live)
	})
}

// All are alive at once, then each is canceled.
func BenchmarkLiveTimers(b *testing.B) {
	forEach(b, "timers", []int{100000}, func(b *testing.B, count int) {
		live := make([]derived, 0, count)
		measure(b, func(n int) {
			for i := 0; i < n; i++ {
				live = deriveTimers(live, count)
				cancelAll(live)
				live = drop(live)
			}
		})
	})
}

var widths = []int{1000, 100000}

func deriveChildren(children []derived, parent context.Context, count int) []derived {
	for i := 0; i < count; i++ {
		children = append(children, withCancel(parent))
	}
	return children
}

// Only the cancel of the parent counts. The median passes over the iterations
// that other programs interrupted.
func BenchmarkCancelChildren(b *testing.B) {
	forEach(b, "children", widths, func(b *testing.B, count int) {
		children := make([]derived, 0, count)
		spent := make([]float64, 0, b.N)
		for i := 0; i < b.N; i++ {
			parent := withCancel(context.Background())
			children = deriveChildren(children, parent.ctx, count)
			begin := time.Now()
			parent.cancel()
			spent = append(spent, float64(time.Since(begin).Nanoseconds()))
			children = drop(children)
		}
		sort.Float64s(spent)
		b.ReportMetric(spent[len(spent)/2], "ns/op")
	})
}

func BenchmarkDeriveCancelDrop(b *testing.B) {
	forEach(b, "children", widths, func(b *testing.B, count int) {
		children := make([]derived, 0, count)
		measure(b, func(n int) {
			for i := 0; i < n; i++ {
				parent := withCancel(context.Background())
				children = deriveChildren(children, parent.ctx, count)
				parent.cancel()
				children = drop(children)
			}
		})
	})
}
