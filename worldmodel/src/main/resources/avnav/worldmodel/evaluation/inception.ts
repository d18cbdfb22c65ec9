  def valid(self, x: Tensor, w: List[Tensor], i: int, stride: int) -> Tensor:
    return torch.relu(torch.conv2d(x, w[2 * i], w[2 * i + 1], [stride, stride], [0, 0]))

  def same(self, x: Tensor, w: List[Tensor], i: int) -> Tensor:
    kernel = w[2 * i]
    padding = [torch.floordiv(torch.size(kernel, 2), 2), torch.floordiv(torch.size(kernel, 3), 2)]
    return torch.relu(torch.conv2d(x, kernel, w[2 * i + 1], [1, 1], padding))

  def halved(self, x: Tensor) -> Tensor:
    return torch.max_pool2d(x, [3, 3], [2, 2])

  def smoothed(self, x: Tensor) -> Tensor:
    return torch.avg_pool2d(x, [3, 3], [1, 1], [1, 1], False, False)

  def stem(self, x: Tensor, w: List[Tensor]) -> Tensor:
    x = (self).valid((self).valid(x, w, 0, 2), w, 1, 1)
    x = (self).halved((self).same(x, w, 2))
    return (self).halved((self).valid((self).same(x, w, 3), w, 4, 1))

  def block_a(self, x: Tensor, w: List[Tensor], i: int) -> Tensor:
    five = (self).same((self).same(x, w, i + 1), w, i + 2)
    three = (self).same((self).same((self).same(x, w, i + 3), w, i + 4), w, i + 5)
    pooled = (self).same((self).smoothed(x), w, i + 6)
    return torch.cat([(self).same(x, w, i), five, three, pooled], 1)

  def block_b(self, x: Tensor, w: List[Tensor], i: int) -> Tensor:
    three = (self).valid((self).same((self).same(x, w, i + 1), w, i + 2), w, i + 3, 2)
    return torch.cat([(self).valid(x, w, i, 2), three, (self).halved(x)], 1)

  def block_c(self, x: Tensor, w: List[Tensor], i: int) -> Tensor:
    seven = (self).same((self).same((self).same(x, w, i + 1), w, i + 2), w, i + 3)
    twice = (self).same((self).same((self).same(x, w, i + 4), w, i + 5), w, i + 6)
    twice = (self).same((self).same(twice, w, i + 7), w, i + 8)
    pooled = (self).same((self).smoothed(x), w, i + 9)
    return torch.cat([(self).same(x, w, i), seven, twice, pooled], 1)

  def block_d(self, x: Tensor, w: List[Tensor], i: int) -> Tensor:
    three = (self).valid((self).same(x, w, i), w, i + 1, 2)
    seven = (self).same((self).same((self).same(x, w, i + 2), w, i + 3), w, i + 4)
    return torch.cat([three, (self).valid(seven, w, i + 5, 2), (self).halved(x)], 1)

  def block_e(self, x: Tensor, pooled: Tensor, w: List[Tensor], i: int) -> Tensor:
    three = (self).same(x, w, i + 1)
    twice = (self).same((self).same(x, w, i + 4), w, i + 5)
    wide = [(self).same(three, w, i + 2), (self).same(twice, w, i + 6)]
    high = [(self).same(three, w, i + 3), (self).same(twice, w, i + 7)]
    last = (self).same(pooled, w, i + 8)
    return torch.cat([(self).same(x, w, i), wide[0], high[0], wide[1], high[1], last], 1)

  def features(self, images: Tensor, w: List[Tensor]) -> Tensor:
    x = torch.upsample_bilinear2d(images, [299, 299], False) * 2.0 - 1.0
    x = (self).stem(x, w)
    for a in range(3):
      x = (self).block_a(x, w, 5 + 7 * a)
    x = (self).block_b(x, w, 26)
    for c in range(4):
      x = (self).block_c(x, w, 30 + 10 * c)
    x = (self).block_d(x, w, 70)
    x = (self).block_e(x, (self).smoothed(x), w, 76)
    x = (self).block_e(x, torch.max_pool2d(x, [3, 3], [1, 1], [1, 1]), w, 85)
    return torch.mean(x, [2, 3])
