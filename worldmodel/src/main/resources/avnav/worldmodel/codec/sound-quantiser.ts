  def nearest(self, r: Tensor, book: Tensor) -> Tensor:
    return torch.argmin(torch.sum(book * book, [1]) - torch.matmul(r, torch.t(book)) * 2.0, 1)

  def quantise(self, z: Tensor, depth: Tensor, books: Tensor) -> Tuple[Tensor, Tensor]:
    flat = torch.reshape(z, [-1, torch.size(z, 2)])
    depths = torch.unsqueeze(torch.repeat_interleave(depth, torch.size(z, 1)), 1)
    total = torch.zeros_like(torch.detach(flat))
    commitment = torch.sum(flat * 0.0)
    for q in range(torch.size(books, 0)):
      book = books[q]
      active = torch.type_as(torch.gt(depths, q), flat)
      chosen = torch.index_select(book, 0, (self).nearest(torch.detach(flat) - total, book))
      total = total + chosen * active
      commitment = commitment + torch.mean(torch.pow(flat - total, 2) * active)
    used = torch.clamp(depths, 0.0, 1.0)
    return (torch.reshape(flat + torch.detach((total - flat) * used), torch.size(z)), commitment)

  def codes(self, z: Tensor, books: Tensor) -> Tensor:
    r = torch.reshape(z, [-1, torch.size(z, 2)])
    all = annotate(List[Tensor], [])
    for q in range(torch.size(books, 0)):
      code = (self).nearest(r, books[q])
      r = r - torch.index_select(books[q], 0, code)
      _0 = torch.append(all, code)
    return torch.reshape(torch.stack(all, 1), [torch.size(z, 0), torch.size(z, 1), -1])

  def gathered(self, r: Tensor, code: Tensor, share: Tensor, like: Tensor) -> Tuple[Tensor, Tensor]:
    hits = torch.index_add(torch.zeros_like(torch.select(like, 1, 0)), 0, code, share)
    sums = torch.index_add(torch.zeros_like(like), 0, code, r * torch.unsqueeze(share, 1))
    return (hits, sums)

  def start(self, z: Tensor, draws: Tensor, books: Tensor, counts: Tensor, sums: Tensor) -> Tensor:
    r = torch.reshape(z, [-1, torch.size(z, 2)])
    share = torch.ones_like(torch.select(r, 1, 0))
    for q in range(torch.size(books, 0)):
      book = torch.index_select(r, 0, draws[q])
      hits = torch.ones_like(counts[q])
      for i in range(${rounds}):
        hits, total, = (self).gathered(r, (self).nearest(r, book), share, book)
        some = torch.unsqueeze(torch.gt(hits, 0), 1)
        book = torch.where(some, total / torch.clamp(torch.unsqueeze(hits, 1), 1.0), book)
      weight = torch.clamp(hits, 1.0)
      _1 = torch.copy_(books[q], book)
      _2 = torch.copy_(counts[q], weight)
      _3 = torch.copy_(sums[q], book * torch.unsqueeze(weight, 1))
      r = r - torch.index_select(book, 0, (self).nearest(r, book))
    return torch.mean(torch.pow(r, 2))

  def observe(self, z: Tensor, depth: Tensor, draws: Tensor, hyper: Tensor, books: Tensor, counts: Tensor, sums: Tensor) -> Tensor:
    r = torch.reshape(z, [-1, torch.size(z, 2)])
    depths = torch.repeat_interleave(depth, torch.size(z, 1))
    decay = hyper[0]
    dead = annotate(List[Tensor], [])
    for q in range(torch.size(books, 0)):
      book = books[q]
      code = (self).nearest(r, book)
      after = r - torch.index_select(book, 0, code)
      hits, total, = (self).gathered(r, code, torch.type_as(torch.gt(depths, q), r), book)
      count = counts[q] * decay + hits * (1 - decay)
      sum = sums[q] * decay + total * (1 - decay)
      usual = torch.mean(count)
      lost = torch.lt(count, usual * hyper[1])
      count = torch.where(lost, usual, count)
      fresh = torch.index_select(r, 0, draws[q]) * usual
      sum = torch.where(torch.unsqueeze(lost, 1), fresh, sum)
      _1 = torch.copy_(counts[q], count)
      _2 = torch.copy_(sums[q], sum)
      _3 = torch.copy_(books[q], sum / torch.unsqueeze(count, 1))
      _4 = torch.append(dead, torch.sum(lost))
      r = after
    return torch.stack(dead)
